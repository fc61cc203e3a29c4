// `crow` is there from the start: the stub keeps what is called before the tracker has loaded.
crow('track', 'lamps_shown', { count: document.querySelectorAll('article').length });

document.forms.newsletter.addEventListener('submit', (event) => {
  event.preventDefault();
  crow('track', 'newsletter_signup', { placement: 'list' });
});
