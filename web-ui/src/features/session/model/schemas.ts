import * as v from 'valibot';

/** Messages are keys of the `session` texts. */
export const signInSchema = v.object({
  email: v.pipe(v.string(), v.trim(), v.nonEmpty('emailMissing'), v.email('emailInvalid')),
  password: v.pipe(v.string(), v.nonEmpty('passwordMissing')),
});

export const passwordSchema = v.pipe(
  v.object({
    current: v.pipe(v.string(), v.nonEmpty('passwordMissing')),
    next: v.pipe(v.string(), v.minLength(8, 'passwordShort'), v.maxLength(128, 'passwordLong')),
    repeat: v.string(),
  }),
  v.forward(
    v.check(({ next, repeat }) => next === repeat, 'passwordsDiffer'),
    ['repeat'],
  ),
  v.forward(
    v.check(({ current, next }) => current !== next, 'passwordSame'),
    ['next'],
  ),
);
