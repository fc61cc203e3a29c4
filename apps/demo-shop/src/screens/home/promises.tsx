import { FREE_FROM } from '../../cart/shipping.ts';
import { formatMoney } from '../../money/money.ts';
import { LeafIcon, ReturnIcon, ToolIcon, TruckIcon } from '../../shell/icons.tsx';

const PROMISES = [
  { icon: TruckIcon, title: 'Free delivery', text: `From ${formatMoney(FREE_FROM)}, in two to four working days.` },
  { icon: ReturnIcon, title: '30 days to change your mind', text: 'Send it back as you got it; we pay the way.' },
  { icon: ToolIcon, title: 'Three years of repair', text: 'Parts in stock, and a bench you can visit.' },
  { icon: LeafIcon, title: 'Old devices taken back', text: 'We reuse what works and recycle the rest.' },
];

export function Promises() {
  return (
    <section aria-labelledby="promises">
      <h2 className="unseen" id="promises">
        What we promise
      </h2>
      <ul className="promises">
        {PROMISES.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Icon />
            <h3>{title}</h3>
            <p className="soft">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
