/** Where this browser remembers which shop was chosen last. */
export const shopKey = 'vitrina.shop';

/** Whether or not there still is one. */
export const rememberedShop = (): string | null => localStorage.getItem(shopKey);
