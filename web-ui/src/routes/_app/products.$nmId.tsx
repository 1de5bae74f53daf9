import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import * as v from 'valibot';
import { SkeletonLines } from '@/components/state';
import { ProductPanel, withoutCard } from '@/features/products';

const imageNumber = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));
const yes = v.pipe(v.unknown(), v.transform(String), v.literal('true'), v.transform(() => true as const));

export const Route = createFileRoute('/_app/products/$nmId')({
  validateSearch: v.object({
    image: v.optional(v.fallback(v.optional(imageNumber), undefined)),
    enlarged: v.optional(v.fallback(v.optional(yes), undefined)),
    tab: v.optional(v.fallback(v.optional(v.string()), undefined)),
  }),
  component: Product,
  staticData: { texts: ['products', 'media', 'care', 'editing'] },
  // Over the list there is nothing to keep a place for: it would push the list aside for a moment.
  pendingComponent: () => (
    <div className="hidden grow xl:block">
      <SkeletonLines />
    </div>
  ),
});

function Product() {
  const { nmId } = Route.useParams();
  const { image = 1, enlarged = false, tab } = Route.useSearch();
  const navigate = useNavigate();
  const onImage = useCallback(
    (next: number) => {
      void navigate({ to: '.', search: (known) => ({ ...known, image: next > 1 ? next : undefined }), replace: true });
    },
    [navigate],
  );
  const onEnlarged = useCallback(
    (next: boolean) => {
      void navigate({ to: '.', search: (known) => ({ ...known, enlarged: next || undefined }), replace: true });
    },
    [navigate],
  );
  const onTab = useCallback(
    (next: string | undefined) => {
      void navigate({ to: '.', search: (known) => ({ ...known, tab: next }), replace: true });
    },
    [navigate],
  );
  const onClose = useCallback(() => {
    void navigate({ to: '/products', search: (known) => ({ ...known, ...withoutCard }) });
  }, [navigate]);
  return (
    <ProductPanel nmId={nmId} image={image} onImage={onImage} enlarged={enlarged} onEnlarged={onEnlarged} tab={tab} onTab={onTab} onClose={onClose} />
  );
}
