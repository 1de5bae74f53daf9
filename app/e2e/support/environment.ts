function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests are started by EndToEndIT, or by hand with all of its variables`);
  return value;
}

/** Where the product is. */
export const url = required('VITRINA_URL');
/** What kills the product and starts it again. */
export const hostSwitch = required('VITRINA_HOST_SWITCH');
/** Where the simulated Wildberries is. */
export const sandboxUrl = required('VITRINA_SANDBOX_URL');
export const admin = { email: required('VITRINA_ADMIN_EMAIL'), password: required('VITRINA_ADMIN_PASSWORD') };
/** The browser's executable. */
export const chromium = required('VITRINA_CHROMIUM');
/** The package of samples/hello-plugin. */
export const helloPlugin = required('VITRINA_HELLO_PLUGIN');
