/** Why a draft was refused, as far as no field says so. */
export function Refusals({ errors }: { errors: readonly { message: string }[] }) {
  return (
    <div role="alert" className="empty:hidden">
      {errors.map(({ message }) => (
        <p key={message} className="text-xs text-bad">
          {message}
        </p>
      ))}
    </div>
  );
}
