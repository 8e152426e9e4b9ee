// Keys, theme and connection of the shell. In the head and no module: the theme is set before anything is painted, and keys work with the
// first rows.
(() => {
// Whoever chose a theme keeps it: the server has set it already.
const root = document.documentElement;
const isChosen = () => 'chosen' in root.dataset;
const system = matchMedia('(prefers-color-scheme: dark)');
const followSystem = () => { if (!isChosen()) { show(system.matches); } };
followSystem();
system.addEventListener('change', followSystem);
window.consoleShell = { start, toggleTheme, recent, remember, focusOn };

// The shell on the server, once it is there. What was pressed before waits for it.
let shell;
const early = [];
const tell = (...message) => shell ? shell.invokeMethodAsync(...message) : early.push(message);

function start(there) {
    shell = there;
    early.splice(0).forEach(message => tell(...message));
}

listen();
keepFocus();

// The console needs WebSockets anyway and brings no initializers: asking the server for either would only cost a request.
const webSocket = { skipNegotiation: true, transport: 1 };
const none = { beforeStart: [], afterStarted: [] };
Blazor.start({ circuit: { configureSignalR: connection => connection.withUrl('_blazor', webSocket), initializers: none } });

// Keys do nothing while someone types in a field.
function listen() {
    let waiting = false;
    let noted = 0;
    const noteUse = () => {
        if (Date.now() - noted > 20_000) {
            noted = Date.now();
            tell('NoteUse');
        }
    };
    document.addEventListener('pointerdown', noteUse, true);
    document.addEventListener('keydown', noteUse, true);
    document.addEventListener('keydown', event => {
        if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
            event.preventDefault();
            tell('OpenPaletteAsync');
            return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) {
            return;
        }
        if (waiting) {
            waiting = false;
            tell('GoTo', event.key);
        } else if (event.key === 'g') {
            waiting = true;
            setTimeout(() => { waiting = false; }, 1200);
        } else if (event.key === 'j' || event.key === 'k') {
            moveRow(event.key === 'j' ? 1 : -1);
        } else if (event.key === 'c') {
            [...document.querySelectorAll('#content :is(.copy-field button, .copy-icon)')].find(isSeen)?.click();
        } else if (event.key === 'r') {
            rotation()?.click();
        } else if (event.key === '?') {
            tell('ShowKeysAsync');
        } else if (event.key === '/') {
            const search = document.querySelector('[data-search] input, input[data-search]');
            if (search) {
                event.preventDefault();
                search.focus();
            }
        }
    });
}

const isSeen = element => element.offsetParent !== null;

// The rows of the page's list, by the link that opens each.
function moveRow(by) {
    const links = [...document.querySelectorAll('#content table.rows tbody tr')].map(row => row.querySelector('th a[href]')).filter(Boolean);
    const at = links.findIndex(link => link.closest('tr').contains(document.activeElement));
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
}

// The link to the rotation: of the row that has the focus, or of the open connection. A manager's page has none.
function rotation() {
    const row = document.activeElement?.closest('#content tbody tr');
    return (row ?? document.querySelector('#content'))?.querySelector('a[href^="/connections/"][href$="/rotate"]');
}

// A button that its own action takes away, or makes wait, would leave the keyboard nowhere: the focus goes to what came in its place or tells how it
// went, or back to the button once it may be pressed again.
function keepFocus() {
    const focusable = 'a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';
    const isNowhere = () => !document.activeElement || document.activeElement === document.body;
    const title = () => document.querySelector('h1')?.focus();
    let path = [];
    let added = [];
    let timer = 0;
    document.addEventListener('focusin', event => {
        path = [];
        for (let element = event.target; element && element !== document.body; element = element.parentElement) {
            path.push(element);
        }
    });
    document.addEventListener('pointerdown', () => { path = []; }, true);
    new MutationObserver(changes => {
        const [last] = path;
        if (!last || !isNowhere()) {
            added = [];
            return;
        }
        added.push(...changes.flatMap(change => [...change.addedNodes]).filter(node => node instanceof HTMLElement));
        if (last.isConnected && last.matches(focusable)) {
            last.focus();
            return;
        }
        const place = path.slice(1).find(element => element.isConnected);
        const next = added.filter(node => node.isConnected && (last.isConnected || place?.contains(node)))
            .flatMap(node => node.matches(focusable) ? [node] : [...node.querySelectorAll(focusable)])[0];
        if (next) {
            next.focus();
        } else if (!last.isConnected) {
            (place?.querySelector(focusable) ?? document.querySelector('h1'))?.focus();
        } else {
            clearTimeout(timer);
            timer = setTimeout(() => { if (isNowhere()) { title(); } }, 3000);
        }
    }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
}

function toggleTheme() {
    show(root.dataset.theme !== 'dark');
    root.dataset.chosen = '';
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict${secure}`;
}

function show(dark) {
    root.dataset.theme = dark ? 'dark' : 'light';
}

// The field that a problem stands under: the nearest one before it.
function fieldAbove(problem) {
    const fields = 'input, textarea, select, button';
    for (let before = problem.previousElementSibling; before; before = before.previousElementSibling) {
        const field = before.matches(fields) ? before : before.querySelector(fields);
        if (field) {
            return field;
        }
    }
    return problem.parentElement.querySelector(fields);
}

// To what a refusal or a plan is about: the field before a problem, or the element itself. Folded parts open on the way.
function focusOn(selector) {
    const found = document.querySelector(selector);
    if (!found) {
        return;
    }
    const target = (found.matches('.field-problem') && !found.id ? fieldAbove(found) : null) ?? found;
    for (let parent = target.parentElement; parent; parent = parent.parentElement) {
        if (parent.tagName === 'DETAILS') {
            parent.open = true;
        }
    }
    target.focus();
    target.scrollIntoView({ block: 'center' });
}

// What was opened from the palette last, in this browser: title, hint and address, newest first.
function recent() {
    try {
        const items = JSON.parse(localStorage.getItem('console.recent') ?? '[]');
        return Array.isArray(items) ? items.filter(item => typeof item.href === 'string' && item.href.startsWith('/')).slice(0, 5) : [];
    } catch {
        return [];
    }
}

function remember(item) {
    localStorage.setItem('console.recent', JSON.stringify([item, ...recent().filter(other => other.href !== item.href)].slice(0, 5)));
}

function isField(element) {
    return element instanceof HTMLElement && (element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));
}
})();
