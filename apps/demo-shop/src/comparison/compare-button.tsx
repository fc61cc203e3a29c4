import type { Product } from '../catalog/catalog.ts';
import { hideNotice, showNotice } from '../shell/notices.ts';
import { toggleComparison, useComparison } from './comparison-list.ts';
import { comparisonUrl, toggleId } from './ids.ts';

interface CompareButtonProps {
  product: Product;
  /** Among other products the button's words name its own. */
  isOneOfMany?: boolean;
}

/** Puts a product on the list of those to compare, or takes it off. */
export function CompareButton({ product, isOneOfMany = false }: CompareButtonProps) {
  const ids = useComparison();
  const isOn = ids.includes(product.id);
  const toggle = () => {
    toggleComparison(product.id);
    if (isOn) return hideNotice();
    const to = comparisonUrl(toggleId(ids, product.id));
    showNotice(`${product.name} is on your list.`, { to, label: 'See comparison' });
  };
  return (
    <button
      className={`button button--quiet ${isOneOfMany ? 'button--small' : ''}`}
      type="button"
      data-crow-action={isOn ? 'remove_from_comparison' : 'compare'}
      aria-pressed={isOn}
      aria-label={isOneOfMany ? `Compare: ${product.name}` : undefined}
      onClick={toggle}
    >
      Compare
    </button>
  );
}
