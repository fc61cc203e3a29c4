import { Link } from 'react-router';
import { CATEGORIES } from '../catalog/catalog.ts';
import './footer.css';

export function Footer() {
  const dashboard = import.meta.env.VITE_CROW_DASHBOARD;
  return (
    <footer className="footer">
      <div className="page footer__columns">
        <div>
          <p className="footer__name">Fjord Electronics</p>
          <p className="soft">
            Well-made devices, fairly described. A demonstration: nothing is sold, charged or sent.
          </p>
        </div>
        <nav aria-label="Shop">
          <ul>
            {CATEGORIES.map(({ name, slug }) => (
              <li key={slug}>
                <Link to={`/categories/${slug}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label="Service">
          <ul>
            <li>
              <Link to="/help">Help and contact</Link>
            </li>
            <li>
              <Link to="/returns">Returns</Link>
            </li>
            <li>
              <Link to="/orders">Your orders</Link>
            </li>
            {dashboard ? (
              <li>
                <a href={dashboard}>What CROW understood</a>
              </li>
            ) : null}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
