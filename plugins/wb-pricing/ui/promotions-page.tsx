import { useState } from 'react';
import { Badge, Button, Empty, ErrorState, FreshnessBadge, Page, PageHead, SkeletonLines, Table, Td, Th, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { ChooseShop } from './choose-shop.tsx';
import { useReadPromotions } from './entry-api.ts';
import { PromotionPart } from './promotion-goods.tsx';
import { usePromotions, type Promotion } from './promotions-api.ts';
import { ReadNow } from './read-now.tsx';
import { filled } from './texts.ts';
import { trouble } from './trouble-texts.ts';

/** Wildberries' calendar, and which goods take part in each promotion or could. */
export function PromotionsPage() {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Promotions key={shopId} />;
}

function Promotions() {
  const text = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, isPending, refetch, dataUpdatedAt } = usePromotions();
  const list = data?.pricingPromotions;
  const reading = useReadPromotions();
  const promotion = list?.items.find(({ id }) => id === chosen);
  return (
    <Page>
      <PageHead title={promotion?.name ?? text(trouble.promotions)}>
        {promotion && <Button onClick={() => setChosen(null)}>{text(trouble.back)}</Button>}
        {list && !promotion && <ReadNow reading={list.reading} read={async () => (await reading.mutateAsync({})).pricingPromotionsRead} error={reading.error} refetch={refetch} />}
        {list?.freshness && <FreshnessBadge freshness={list.freshness} receivedAt={dataUpdatedAt} />}
      </PageHead>
      {promotion ? (
        <PromotionPart key={promotion.id} promotion={promotion} />
      ) : list ? (
        list.items.length === 0 ? (
          <Empty title={text(list.freshness ? trouble.noPromotions : trouble.notRead)}>
            <p>{text(trouble.noPromotionsHint)}</p>
          </Empty>
        ) : (
          <PromotionsTable promotions={list.items} onChoose={setChosen} />
        )
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function PromotionsTable({ promotions, onChoose }: { promotions: readonly Promotion[]; onChoose(id: string): void }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <Table aria-label={text(trouble.promotions)}>
      <thead>
        <tr>
          <Th>{text(trouble.promotion)}</Th>
          <Th>{text(trouble.time)}</Th>
          <Th className="pricing-number">{text(trouble.takingPart)}</Th>
        </tr>
      </thead>
      <tbody>
        {promotions.map((promotion) => (
          <tr key={promotion.id}>
            <Td>
              <button type="button" className="pricing-link pricing-name" onClick={() => onChoose(promotion.id)}>
                {promotion.name}
              </button>
              <p className="pricing-badges">
                <Badge tone={promotion.running ? 'good' : 'neutral'}>{text(promotion.running ? trouble.running : trouble.coming)}</Badge>
                {promotion.auto && <Badge>{text(trouble.auto)}</Badge>}
              </p>
            </Td>
            <Td>
              <span className="pricing-price">
                {format.day(promotion.starts)} – {format.day(promotion.ends)}
              </span>
            </Td>
            <Td className="pricing-number">
              {promotion.auto || promotion.goodsReadAt === null
                ? '–'
                : filled(text(trouble.share), {
                    part: format.number(promotion.takingPart),
                    all: format.number(promotion.takingPart + promotion.offered),
                  })}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
