import { DELIVERY_TERMS, FREE_FROM, shippingCost } from '../../cart/shipping.ts';
import { formatMoney } from '../../money/money.ts';

const { standard, express } = DELIVERY_TERMS;

/** What people ask most, with the figures that the shop really uses. */
export const QUESTIONS = [
  {
    question: 'When will my order arrive?',
    answer: `Standard delivery takes ${standard.time}. Express comes on the next working day when you order before two in the afternoon.`,
  },
  {
    question: 'What does shipping cost?',
    answer: `${formatMoney(shippingCost(1, 'standard'))}, and nothing from ${formatMoney(FREE_FROM)}. ${express.name} costs ${formatMoney(shippingCost(1, 'express'))}; picking up is free.`,
  },
  {
    question: 'Can I send something back?',
    answer: 'Yes, for 30 days, as you got it. Use the return form with the number of your order; we pay the way.',
  },
  {
    question: 'Which cards do you take?',
    answer: 'Any card with a valid number. This is a demonstration shop: nothing is charged and nothing is sent.',
  },
  {
    question: 'How long is the warranty?',
    answer: 'Three years on everything. Batteries count, too. Parts stay in stock for seven years.',
  },
  {
    question: 'Where are my orders kept?',
    answer: 'In your browser only. There is no account, so there is nothing to forget but the order number.',
  },
];
