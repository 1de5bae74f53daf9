export function Spinner() {
  return <span className="spin inline-block size-3.5 shrink-0 opacity-80" aria-hidden="true" />;
}
