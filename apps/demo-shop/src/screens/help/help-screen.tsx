import { Link } from 'react-router';
import { usePageTitle } from '../../shell/page-title.ts';
import { ContactForm } from './contact-form.tsx';
import { QUESTIONS } from './questions.ts';
import './help-screen.css';

export function HelpScreen() {
  usePageTitle('Help');
  return (
    <div className="screen">
      <div>
        <h1>Help</h1>
        <p className="lead">
          Short answers first. If yours is missing, write to us; to send something back, go to{' '}
          <Link to="/returns">returns</Link>.
        </p>
      </div>
      <div className="help">
        <section aria-labelledby="questions">
          <h2 id="questions">Often asked</h2>
          <div className="questions">
            {QUESTIONS.map(({ question, answer }) => (
              <details key={question} name="question">
                <summary data-crow-action="open_question">{question}</summary>
                <p>{answer}</p>
              </details>
            ))}
          </div>
        </section>
        <ContactForm />
      </div>
    </div>
  );
}
