import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useCart } from '../cart/cart-store.ts';
import { countItems } from '../cart/lines.ts';
import { CATEGORIES } from '../catalog/catalog.ts';
import { useComparison } from '../comparison/comparison-list.ts';
import { comparisonUrl } from '../comparison/ids.ts';
import { CartIcon, CompareIcon, OrdersIcon } from './icons.tsx';
import { Logo } from './logo.tsx';
import { SearchForm } from './search-form.tsx';
import './header.css';

export function Header() {
  const compared = useComparison();
  const { lines } = useCart();
  return (
    <header className="header">
      <div className="page header__top">
        <Link className="header__logo" to="/" aria-label="Fjord Electronics, home">
          <Logo />
        </Link>
        <SearchForm />
        <nav className="header__own" aria-label="Yours">
          <OwnLink to={comparisonUrl(compared)} name="Compare" count={compared.length} icon={<CompareIcon />} />
          <OwnLink to="/orders" name="Orders" icon={<OrdersIcon />} />
          <OwnLink to="/cart" name="Cart" count={countItems(lines)} icon={<CartIcon />} />
        </nav>
      </div>
      <nav className="page header__categories" aria-label="Categories">
        <ul>
          {CATEGORIES.map(({ name, slug }) => (
            <li key={slug}>
              <NavLink to={`/categories/${slug}`}>{name}</NavLink>
            </li>
          ))}
          <li>
            <NavLink to="/help">Help</NavLink>
          </li>
        </ul>
      </nav>
    </header>
  );
}

interface OwnLinkProps {
  to: string;
  name: string;
  count?: number;
  icon: ReactNode;
}

function OwnLink({ to, name, count = 0, icon }: OwnLinkProps) {
  return (
    <Link className="own-link" to={to}>
      {icon}
      <span className="own-link__name">{name}</span>
      {/* Without the space the text of the link is "Cart1". */}
      {count > 0 ? <span className="own-link__count"> {count}</span> : null}
    </Link>
  );
}
