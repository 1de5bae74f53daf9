export { PasswordDialog, ReauthDialog } from './components/dialogs.ts';
export { Preferences } from './components/preferences.tsx';
export { SignInScreen } from './components/sign-in-screen.tsx';
export { MeProvider, useCan, useMe, type Me } from './hooks/use-me.tsx';
export { useSession } from './hooks/use-session.ts';
export { signOut } from './hooks/use-sign-in.ts';
