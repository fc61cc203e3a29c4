import { label } from '../label.ts';
import { session } from '../session-builder.ts';

export const accountSessions = [
  label(
    'a sign-up for a trial',
    'signing_up signup_completed none',
    session()
      .view('/')
      .view('/pricing', 'Pricing', 30)
      .view('/signup')
      .fill('signup', 'email')
      .submit('signup')
      .track('trial_started')
      .view('/app'),
  ),
  label(
    'a sign-up that only its form shows',
    'signing_up signup_completed none',
    session()
      .view('/')
      .view('/register')
      .fill('register', 'email')
      .fill('register', 'password')
      .submit('register')
      .view('/welcome'),
  ),
  label(
    'a sign-up given up at an error',
    'signing_up open none',
    session()
      .view('/')
      .view('/signup')
      .fill('signup', 'email')
      .submit('signup')
      .error('signup', 'email', 'E-mail', 'typeMismatch'),
  ),
  label(
    'a look at the plans',
    'evaluating open none',
    session().view('/').view('/pricing', 'Pricing', 60).view('/features').view('/plans', 'Plans', 40),
  ),
  label(
    'a changed address',
    'account account_updated none',
    session()
      .view('/login')
      .submit('login')
      .view('/account')
      .view('/account/addresses')
      .fill('address', 'street')
      .submit('address')
      .track('address_changed'),
  ),
  label(
    'a look into the account',
    'account open none',
    session().view('/login').submit('login').view('/account').view('/account/settings'),
  ),
];
