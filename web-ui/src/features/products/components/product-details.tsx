import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, CopyButton } from '@/components/ui';
import type { ProductByNmIdQuery } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { ProductMedia } from './product-media.tsx';
import { TagChip } from './tag-chip.tsx';

type Product = NonNullable<ProductByNmIdQuery['product']>;

interface ProductDetailsProps {
  product: Product;
  image: number;
  onImage(image: number): void;
  enlarged: boolean;
  onEnlarged(enlarged: boolean): void;
}

export function ProductDetails({ product, image, onImage, enlarged, onEnlarged }: ProductDetailsProps) {
  const { t } = useTranslation('products');
  const format = useFormat();
  return (
    <div className="flex flex-col gap-5 p-4">
      <ProductMedia product={product} image={image} onImage={onImage} enlarged={enlarged} onEnlarged={onEnlarged} />
      <div>
        <h2 className="text-base font-semibold text-balance select-text">{product.title || t('untitled')}</h2>
        <p className="mt-1 text-muted">{[product.brand, product.subjectName].filter(Boolean).join(' · ')}</p>
        {product.tags.length > 0 && (
          <p className="mt-2 flex flex-wrap gap-1">
            {product.tags.map((tag) => (
              <TagChip key={tag.id} name={tag.name} color={tag.color} />
            ))}
          </p>
        )}
      </div>
      <Facts>
        <Fact name={t('column.vendor')}>
          <span className="font-mono text-xs break-all">{product.vendorCode}</span>
          <CopyButton text={product.vendorCode} what={t('column.vendor')} />
        </Fact>
        <Fact name={t('detail.group')}>
          <span className="font-mono text-xs">{product.imtId}</span>
          {product.groupSize > 0 && <span className="text-xs text-muted">{t('detail.groupOthers', { count: product.groupSize })}</span>}
        </Fact>
        <Fact name={t('column.created')}>{format.dateTime(product.createdAt)}</Fact>
        <Fact name={t('column.updated')}>{format.dateTime(product.updatedAt)}</Fact>
        {product.needKiz !== null && product.needKiz !== undefined && (
          <Fact name={t('detail.marking')}>
            {product.needKiz ? t(product.kizMarked ? 'detail.markingDone' : 'detail.markingNeeded') : t('detail.markingNot')}
          </Fact>
        )}
        {product.wholesale?.enabled && (
          <Fact name={t('detail.wholesale')}>{t('detail.wholesaleBy', { count: product.wholesale.quantum ?? 1 })}</Fact>
        )}
      </Facts>
      <Sizes product={product} />
      <Dimensions product={product} />
      {product.characteristics.length > 0 && (
        <Block title={t('detail.characteristics')}>
          <Facts>
            {product.characteristics.map((characteristic) => (
              <Fact key={characteristic.id} name={characteristic.name}>
                {characteristic.values.join(', ')}
              </Fact>
            ))}
          </Facts>
        </Block>
      )}
      {product.description && (
        <Block title={t('detail.description')}>
          <p className="whitespace-pre-line text-pretty select-text">{product.description}</p>
        </Block>
      )}
    </div>
  );
}

function Sizes({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  if (product.sizes.length === 0) return null;
  return (
    <Block title={t('detail.sizes')}>
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="pb-1 font-medium">{t('detail.techSize')}</th>
            <th scope="col" className="pb-1 font-medium">{t('detail.wbSize')}</th>
            <th scope="col" className="pb-1 font-medium">{t('detail.barcodes')}</th>
          </tr>
        </thead>
        <tbody>
          {product.sizes.map((size) => (
            <tr key={size.chrtId} className="border-t align-top">
              <td className="py-1.5 pr-3">{size.techSize || '-'}</td>
              <td className="py-1.5 pr-3">{size.wbSize || '-'}</td>
              <td className="py-0.5">
                {size.skus.map((sku) => (
                  <span key={sku} className="flex items-center gap-1 font-mono text-xs">
                    {sku}
                    <CopyButton text={sku} what={t('detail.barcode')} />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Dimensions({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const { dimensions } = product;
  if (!dimensions) return null;
  const { length, width, height, weightBrutto, isValid } = dimensions;
  const known = (value: number | null | undefined) => (value === null || value === undefined ? '?' : format.number(value));
  return (
    <Block title={t('detail.dimensions')}>
      <Facts>
        <Fact name={t('detail.box')}>
          <span className="tabular-nums">
            {known(length)} × {known(width)} × {known(height)} {t('detail.centimetres')}
          </span>
          {isValid === false && (
            <Badge tone="warn">
              <TriangleAlert aria-hidden="true" />
              {t('detail.suspicious')}
            </Badge>
          )}
        </Fact>
        <Fact name={t('detail.weight')}>
          {weightBrutto === null || weightBrutto === undefined ? '?' : `${format.decimal(weightBrutto)} ${t('detail.kilograms')}`}
        </Fact>
      </Facts>
    </Block>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[minmax(7rem,2fr)_3fr]">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-t py-1.5 pr-4 text-muted">{name}</dt>
      <dd className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-2 border-t py-1 select-text">{children}</dd>
    </>
  );
}
