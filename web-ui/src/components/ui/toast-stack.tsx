import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from './button.tsx';

const manager = Base.createToastManager();

export function addToast(kind: 'done' | 'failed', title: string, description?: string): void {
  manager.add({ type: kind, title, description, timeout: kind === 'failed' ? 9_000 : 5_000 });
}

function Toasts() {
  const { t } = useTranslation();
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      data-toast=""
      swipeDirection={['right', 'down']}
      className="pop w-full px-3 py-2.5 [transform:translateX(var(--toast-swipe-movement-x))]"
    >
      <Base.Content className="flex items-start gap-2.5">
        {item.type === 'failed' ? (
          <CircleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden="true" />
        ) : (
          <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden="true" />
        )}
        <div className="min-w-0 flex-1">
          <Base.Title className="font-medium" render={<p />} />
          <Base.Description className="mt-0.5 text-muted" />
        </div>
        <Base.Close className={buttonStyle({ look: 'quiet', size: 'icon-sm', className: '-my-1 -mr-1' })} aria-label={t('close')}>
          <X />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

export function ToastStack() {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
