import type { Product } from '../catalog/catalog.ts';
import { showNotice } from '../shell/notices.ts';
import { addToCart } from './cart-store.ts';

interface AddToCartButtonProps {
  product: Product;
  /** Among other products the button's words name its own. */
  isOneOfMany?: boolean;
}

export function AddToCartButton({ product, isOneOfMany = false }: AddToCartButtonProps) {
  const add = () => {
    addToCart(product.id);
    showNotice(`${product.name} is in your cart.`, { to: '/cart', label: 'View cart' });
  };
  return (
    <button
      className={isOneOfMany ? 'button button--small' : 'button'}
      type="button"
      data-crow-action="add_to_cart"
      aria-label={isOneOfMany ? `Add to cart: ${product.name}` : undefined}
      onClick={add}
    >
      Add to cart
    </button>
  );
}
