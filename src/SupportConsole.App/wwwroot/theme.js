// Before anything is painted: light or dark, as chosen or as the system asks.
(() => {
    const chosen = localStorage.getItem('console.theme');
    const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
