import { useTranslation } from 'react-i18next';
import { Logo } from '@/components/ui/logo.tsx';
import { Preferences } from './preferences.tsx';
import { SignInForm } from './sign-in-form.tsx';

export function SignInScreen({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('session');
  return (
    <main className="flex min-h-full flex-col">
      <div className="flex justify-end gap-1 p-3">
        <Preferences />
      </div>
      <div className="flex flex-1 items-center justify-center px-4 pb-24">
        <div className="w-full max-w-sm">
          <div className="mb-6 flex flex-col items-center gap-3 text-center">
            <Logo className="size-10" />
            <div>
              <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
              <p className="mt-1 text-muted">{t('subtitle')}</p>
            </div>
          </div>
          <div className="rounded-xl border bg-surface p-6 shadow-pop">
            <SignInForm onDone={onDone} />
          </div>
        </div>
      </div>
    </main>
  );
}
