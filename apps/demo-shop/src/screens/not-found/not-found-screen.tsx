import { Link } from 'react-router';
import { LikedByOthers } from '../../catalog/liked-by-others.tsx';
import { usePageTitle } from '../../shell/page-title.ts';

/** The title of what is not there. */
export const PAGE_NOT_FOUND = 'Page not found';

/** For addresses that lead nowhere, and for products and categories that don't exist. */
export function NotFoundScreen() {
  usePageTitle(PAGE_NOT_FOUND);
  return (
    <div className="screen">
      <div>
        <p className="eyebrow">404</p>
        <h1>There is nothing at this address</h1>
        <p className="lead">
          It may have been mistyped, or the device is no longer made. <Link to="/">Go to the home page</Link>.
        </p>
      </div>
      <LikedByOthers />
    </div>
  );
}
