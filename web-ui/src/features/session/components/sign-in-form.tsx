import { valibotResolver } from '@hookform/resolvers/valibot';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Field, Input } from '@/components/ui';
import { useSignIn, type Credentials } from '../hooks/use-sign-in.ts';
import { signInSchema } from '../model/schemas.ts';

/** `email` is given where a session expired: the same user has to come back. */
export function SignInForm({ email = '', onDone }: { email?: string; onDone?: () => void }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const { register, handleSubmit, formState } = useForm<Credentials>({
    resolver: valibotResolver(signInSchema),
    defaultValues: { email, password: '' },
  });
  const message = (key: string | undefined) => (key ? t(`invalid.${key}` as 'invalid.emailMissing') : undefined);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) =>
        void handleSubmit(async (credentials) => {
          const refusal = await signIn.mutateAsync(credentials).catch(() => 'failed');
          if (refusal === null) onDone?.();
        })(event)
      }
    >
      {signIn.data && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t('wrongCredentials')}
        </p>
      )}
      <InlineError error={signIn.error} />
      <Field label={t('email')} error={message(formState.errors.email?.message)}>
        {(control) => (
          <Input type="email" autoComplete="username" autoCapitalize="none" readOnly={email !== ''} className="h-9" {...control} {...register('email')} />
        )}
      </Field>
      <Field label={t('password')} error={message(formState.errors.password?.message)}>
        {(control) => (
          <Input
            type="password"
            autoComplete="current-password"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here is to type it
            autoFocus={email !== ''}
            className="h-9"
            {...control}
            {...register('password')}
          />
        )}
      </Field>
      <Button type="submit" look="primary" needsHost={false} busy={signIn.isPending} className="h-9">
        {t('signIn')}
      </Button>
    </form>
  );
}
