import { usePageTitle } from '../../shell/page-title.ts';
import { ReturnForm } from './return-form.tsx';
import './returns-screen.css';

const STEPS = [
  { title: 'Ask for it here', text: 'The number of your order is on its confirmation and under “Orders”.' },
  { title: 'Pack it', text: 'Any sturdy box will do. Your data stays yours: reset the device first.' },
  { title: 'Hand it over', text: 'We send you a label. The money is back within three days of the parcel’s arrival.' },
];

export function ReturnsScreen() {
  usePageTitle('Returns');
  return (
    <div className="screen">
      <div>
        <h1>Returns</h1>
        <p className="lead">You have 30 days, no questions that you don’t want to answer, and no cost.</p>
      </div>
      <div className="returns">
        <section aria-labelledby="steps">
          <h2 id="steps">How it goes</h2>
          <ol className="steps">
            {STEPS.map(({ title, text }) => (
              <li key={title}>
                <h3>{title}</h3>
                <p className="soft">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <ReturnForm />
      </div>
    </div>
  );
}
