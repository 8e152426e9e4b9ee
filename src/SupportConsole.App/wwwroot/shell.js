// Keys and theme of the shell. Keys do nothing while someone types in a field.
export function start(shell) {
    let waiting = false;
    document.addEventListener('keydown', event => {
        if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
            event.preventDefault();
            shell.invokeMethodAsync('OpenPaletteAsync');
            return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) {
            return;
        }
        if (waiting) {
            waiting = false;
            shell.invokeMethodAsync('GoTo', event.key);
        } else if (event.key === 'g') {
            waiting = true;
            setTimeout(() => { waiting = false; }, 1200);
        } else if (event.key === '?') {
            shell.invokeMethodAsync('ShowKeysAsync');
        } else if (event.key === '/') {
            const search = document.querySelector('[data-search] input, input[data-search]');
            if (search) {
                event.preventDefault();
                search.focus();
            }
        }
    });
    keepInView(document.querySelector('.rail'));
    return document.documentElement.dataset.theme === 'dark';
}

export function rememberTheme(dark) {
    localStorage.setItem('console.theme', dark ? 'dark' : 'light');
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

// On a narrow screen the rail scrolls sideways: the page that one is on is kept in view.
function keepInView(rail) {
    const show = () => {
        const active = rail.querySelector('.active');
        if (active && rail.scrollWidth > rail.clientWidth) {
            rail.scrollLeft = active.offsetLeft - (rail.clientWidth - active.offsetWidth) / 2;
        }
    };
    new MutationObserver(show).observe(rail, { subtree: true, attributes: true, attributeFilter: ['class'] });
    show();
}

function isField(element) {
    return element instanceof HTMLElement && (element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));
}
