import type { RouteObject } from 'react-router';
import { CartScreen } from './screens/cart/cart-screen.tsx';
import { CategoryScreen } from './screens/category/category-screen.tsx';
import { CheckoutScreen } from './screens/checkout/checkout-screen.tsx';
import { CompareScreen } from './screens/compare/compare-screen.tsx';
import { HelpScreen } from './screens/help/help-screen.tsx';
import { HomeScreen } from './screens/home/home-screen.tsx';
import { NotFoundScreen } from './screens/not-found/not-found-screen.tsx';
import { OrderScreen } from './screens/orders/order-screen.tsx';
import { OrdersScreen } from './screens/orders/orders-screen.tsx';
import { ProductScreen } from './screens/product/product-screen.tsx';
import { ReturnsScreen } from './screens/returns/returns-screen.tsx';
import { SearchScreen } from './screens/search/search-screen.tsx';
import { Shell } from './shell/shell.tsx';

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      { path: '/', element: <HomeScreen /> },
      { path: '/categories/:slug', element: <CategoryScreen /> },
      { path: '/products/:id', element: <ProductScreen /> },
      { path: '/search', element: <SearchScreen /> },
      { path: '/compare', element: <CompareScreen /> },
      { path: '/cart', element: <CartScreen /> },
      { path: '/checkout', element: <CheckoutScreen /> },
      { path: '/orders', element: <OrdersScreen /> },
      { path: '/orders/:id', element: <OrderScreen /> },
      { path: '/help', element: <HelpScreen /> },
      { path: '/returns', element: <ReturnsScreen /> },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];
