import type { Properties, WireProduct } from '@crow/contracts';
import { listedProducts } from '../products/listed-products.ts';
import { fold } from '../roles/fold.ts';
import { isRecord, type Json, numberIn, textIn } from './fields.ts';

/** The product that an event names, in its own fields, in a `product`, or among its properties. */
export function readProduct(event: Json, properties: Json): WireProduct | undefined {
  const found =
    [event, properties].map(productIn).find((product) => product !== undefined) ?? onlyListed(event, properties);
  if (!found) return undefined;
  const more = { ...detailsOf(properties), ...detailsOf(event) };
  return { ...more, ...found };
}

/** The product of an event whose list holds one. */
function onlyListed(event: Json, properties: Json): WireProduct | undefined {
  const [only, ...others] = [event, properties].flatMap((record) => listedProducts(record as Properties)); // from JSON
  if (!only || others.length > 0) return undefined;
  const { quantity: _, ...product } = only;
  return product;
}

function productIn(record: Json): WireProduct | undefined {
  const { product } = record;
  if (isRecord(product)) {
    const name = textIn(product, 'name', 'title', 'productName', 'product_name');
    return made(textIn(product, 'id', 'productId', 'product_id', 'sku'), name, detailsOf(product));
  }
  const id = textIn(record, 'productId', 'product_id', 'sku');
  const isAbout = id !== undefined && record.type === undefined;
  const name =
    textIn(record, 'productName', 'product_name', ...(isAbout ? ['name'] : [])) ??
    (typeof product === 'string' ? product : undefined);
  return made(id, name, {});
}

function made(
  id: string | undefined,
  name: string | undefined,
  details: Partial<WireProduct>,
): WireProduct | undefined {
  const key = id ?? (name === undefined ? '' : fold(name).replaceAll(' ', '-'));
  return key === '' ? undefined : { id: key, ...(name === undefined ? {} : { name }), ...details };
}

function detailsOf(record: Json): Partial<WireProduct> {
  const price = numberIn(record, 'price');
  const currency = textIn(record, 'currency');
  const category = textIn(record, 'category', 'productCategory', 'product_category');
  return {
    ...(price === undefined ? {} : { price }),
    ...(currency === undefined ? {} : { currency }),
    ...(category === undefined ? {} : { category }),
  };
}
