import { label } from '../label.ts';
import { session } from '../session-builder.ts';

export const serviceSessions = [
  label(
    'help and a message',
    'support contacted_support none',
    session()
      .view('/')
      .view('/help', 'Help', 40)
      .fill('contact', 'message')
      .submit('contact')
      .track('contact_sent', { topic: 'delivery' }),
  ),
  label(
    'help pages only',
    'support open none',
    session().view('/').view('/help').view('/help/payment').view('/faq', 'FAQ', 30),
  ),
  label(
    'a return',
    'after_sales refund_requested none',
    session()
      .view('/')
      .view('/returns', 'Returns', 20)
      .fill('return', 'orderId')
      .submit('return')
      .track('return_requested', { order_id: 'F300400' }),
  ),
  label(
    'a German return by its form',
    'after_sales refund_requested none',
    session()
      .view('/de/konto/bestellungen')
      .view('/de/retoure')
      .fill('retoure', 'bestellnummer')
      .submit('retoure')
      .view('/de/danke'),
  ),
  label(
    'where is my order',
    'after_sales open none',
    session().view('/login').submit('login').view('/account/orders').view('/account/orders/F300400', 'Order', 20),
  ),
  label(
    'a checkout that ends with a message to the shop',
    'purchasing contacted_support checkout',
    session()
      .look('laptop-x1')
      .click('add_to_cart')
      .view('/cart')
      .click('checkout')
      .view('/checkout')
      .view('/contact')
      .submit('contact')
      .track('contact_sent', { topic: 'payment' }),
  ),
];
