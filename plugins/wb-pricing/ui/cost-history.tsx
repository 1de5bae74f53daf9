import { Badge, Button, Dialog, DialogActions, InlineError, Table, Td, Th, toast, useFormat, useTexts } from '@vitrina/ui-sdk';
import { cost } from './cost-texts.ts';
import { useRemoveCosts, type Cost, type CostedGood } from './costs-api.ts';
import { filled, texts } from './texts.ts';
import { moscowToday } from './use-costs-typed.ts';

/** All that was ever told of a good's cost, each from its day on; what was told by mistake is taken back. */
export function CostHistory({ good, onRemoved, onClose }: { good: CostedGood; onRemoved(): void; onClose(): void }) {
  const text = useTexts();
  const format = useFormat();
  const { mutateAsync, isPending, error } = useRemoveCosts();
  const sizes = new Map(good.sizes.map(({ sizeId, techSize }) => [sizeId, techSize ?? sizeId]));
  const sized = good.costs.some(({ sizeId }) => sizeId !== null);
  const remove = async ({ sizeId, validFrom }: Cost) => {
    const { pricingCostsRemove: answer } = await mutateAsync({ input: { costs: [{ nmId: good.nmId, sizeId, validFrom }] } });
    if (answer.removed > 0) toast('done', text(cost.removed));
    onRemoved();
  };
  return (
    <Dialog open onClose={onClose} title={filled(text(cost.history), { name: good.vendorCode || good.nmId })} description={text(cost.historyNote)} width="wide">
      {good.costs.length === 0 ? (
        <p className="pricing-note">{text(cost.noHistory)}</p>
      ) : (
        <Table aria-label={filled(text(cost.history), { name: good.vendorCode || good.nmId })}>
          <thead>
            <tr>
              {sized && <Th>{text(texts.size)}</Th>}
              <Th>{text(cost.since)}</Th>
              <Th className="pricing-number">{text(cost.perPiece)}</Th>
              <Th>{text(cost.by)}</Th>
              <Th>
                <span className="pricing-hidden">{text(cost.remove)}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {good.costs.map((one) => (
              <tr key={`${one.sizeId ?? ''} ${one.validFrom}`}>
                {sized && <Td>{one.sizeId === null ? text(cost.allSizes) : (sizes.get(one.sizeId) ?? one.sizeId)}</Td>}
                <Td>
                  {format.date(one.validFrom)} {one.current && <Badge tone="good">{text(cost.current)}</Badge>}
                  {one.validFrom > moscowToday() && <Badge tone="neutral">{text(cost.planned)}</Badge>}
                </Td>
                <Td className="pricing-number pricing-price">{format.money(one.amount, one.currency)}</Td>
                <Td className="pricing-note">
                  {one.setBy}
                  <br />
                  {format.dateTime(one.setAt)}
                </Td>
                <Td>
                  <Button
                    size="sm"
                    busy={isPending}
                    aria-label={filled(text(cost.removeOf), { amount: format.money(one.amount, one.currency), day: format.date(one.validFrom) })}
                    onClick={() => void remove(one).catch(() => undefined)}
                  >
                    {text(cost.remove)}
                  </Button>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {error && <InlineError error={error} />}
      <DialogActions>
        <Button onClick={onClose}>{text(texts.close)}</Button>
      </DialogActions>
    </Dialog>
  );
}
