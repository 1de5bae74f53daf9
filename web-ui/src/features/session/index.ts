export { PasswordDialog } from './components/password-dialog.tsx';
export { Preferences } from './components/preferences.tsx';
export { ReauthDialog } from './components/reauth-dialog.tsx';
export { SignInScreen } from './components/sign-in-screen.tsx';
export { MeProvider, useCan, useMe, type Me } from './hooks/use-me.tsx';
export { useSession } from './hooks/use-session.ts';
export { signOut } from './hooks/use-sign-in.ts';
