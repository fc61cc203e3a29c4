import { label } from '../label.ts';
import { session } from '../session-builder.ts';

function stroll(views: number) {
  const visit = session().view('/');
  const ids = ['laptop-x1', 'phone-7', 'ear-buds', 'trail-watch', 'aurora-air-13'];
  for (let index = 0; index < views; index++) {
    const id = ids[index % ids.length] ?? 'phone-7';
    visit
      .view(`/categories/shelf-${index % 7}`)
      .look(id, 4 + (index % 5))
      .wait(index % 3);
  }
  return visit;
}

export const lookingSessions = [
  label('a stroll through the shop', 'browsing left_without_cart viewed', stroll(4)),
  label('a stroll of more than 800 events', 'browsing left_without_cart viewed', stroll(280)),
  label(
    'categories and nothing else',
    'browsing left_without_cart viewed',
    session().view('/').view('/categories/audio').view('/categories/phones').view('/categories/laptops'),
  ),
  label(
    'two laptops, back and forth',
    'comparing left_without_cart viewed',
    session().view('/categories/laptops').look('laptop-x1', 40).look('aurora-air-13', 35).look('laptop-x1', 30),
  ),
  label(
    'the comparison page',
    'comparing left_without_cart viewed',
    session()
      .view('/')
      .look('laptop-x1')
      .click('compare')
      .look('aurora-air-13')
      .click('compare')
      .view('/compare?ids=laptop-x1,aurora-air-13', 'Compare', 40),
  ),
  label(
    'a German comparison by words on buttons',
    'comparing left_without_cart viewed',
    session()
      .withoutCatalog()
      .view('/produkte/muehle-a')
      .press('Vergleichen')
      .view('/produkte/muehle-b')
      .press('Vergleichen')
      .view('/vergleich', 'Vergleich', 30),
  ),
  label(
    'a search without results',
    'purchasing left_without_cart none',
    session()
      .view('/')
      .view('/search?q=film+camera')
      .track('search', { query: 'film camera', results: 0 })
      .view('/search?q=typewriter')
      .track('search', { query: 'typewriter', results: 0 }),
  ),
  label(
    'one product, looked at for minutes',
    'purchasing left_without_cart viewed',
    session().view('/search?q=laptop').track('search', { query: 'laptop', results: 2 }).look('laptop-x1', 180),
  ),
  label(
    'a reader of guides',
    'researching open none',
    session()
      .view('/blog/how-to-choose-a-laptop', 'How to choose', 120)
      .view('/blog/battery-life', 'Battery', 90)
      .view('/blog/screens', 'Screens', 60),
  ),
  label('a bounce from the home page', 'unknown bounced none', session().view('/')),
  label('a bounce from a product', 'unknown bounced viewed', session().look('phone-7', 6)),
];
