import type { Properties, PropertyValue } from '@crow/contracts';

/** One entry of a list of products, as events of orders and carts carry it. */
export interface ListedProduct {
  id: string;
  name?: string;
  price?: number;
  category?: string;
  /** 1 when nothing is said. */
  quantity: number;
}

const MOST = 50;

/**
 * The products in the `items` or `products` of an event, under the names that the usual measurement plans give their fields: Google's
 * (`item_id`, `item_name`, `item_category`) and Segment's (`product_id`, `sku`, `name`, `category`).
 */
export function listedProducts({ items, products }: Properties): ListedProduct[] {
  const list = Array.isArray(items) ? items : Array.isArray(products) ? products : [];
  return list.slice(0, MOST).flatMap(listedProduct);
}

function listedProduct(item: PropertyValue): ListedProduct[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
  const text = (...names: string[]) => {
    const found = names.map((name) => item[name]).find((value) => typeof value === 'string' && value !== '');
    return typeof found === 'string' ? found : undefined;
  };
  const number = item.id ?? item.item_id ?? item.product_id;
  const id =
    text('id', 'item_id', 'product_id', 'productId', 'sku') ?? (typeof number === 'number' ? String(number) : '');
  if (id === '') return [];
  const name = text('name', 'item_name', 'product_name', 'productName');
  const category = text('category', 'item_category');
  const { price, quantity } = item;
  return [
    {
      id,
      ...(name === undefined ? {} : { name }),
      ...(typeof price === 'number' && price >= 0 ? { price } : {}),
      ...(category === undefined ? {} : { category }),
      quantity: typeof quantity === 'number' && quantity > 0 ? quantity : 1,
    },
  ];
}
