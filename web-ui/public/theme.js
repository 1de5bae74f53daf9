// Runs before the first paint, so that neither the theme nor the language flashes.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('vitrina.theme') || 'system';
    var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.classList.toggle('dark', dark);
    if (dark) document.querySelector('meta[name=theme-color]').content = '#14171d';
    var language = localStorage.getItem('vitrina.language') || navigator.language.slice(0, 2);
    root.lang = { zh: 'zh-CN', ru: 'ru', en: 'en' }[language] || 'en';
    document.querySelector('link[rel=manifest]').href = '/manifest-' + root.lang.slice(0, 2) + '.webmanifest';
  } catch (blocked) {
    root.lang = 'en';
  }
})();
