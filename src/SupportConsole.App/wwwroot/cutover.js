// The customer's page of a planned cutover: the countdown, the visitor's own time, and the news.
const box = document.getElementById('cutover');
if (box) {
    const at = new Date(box.dataset.at);
    // A visitor's clock may be wrong: the countdown goes by the server's.
    const skew = Date.parse(box.dataset.now) - Date.now();
    const show = (name, text) => box.querySelectorAll(name).forEach(part => {
        part.hidden = text === '';
        const words = part.querySelector('span');
        if (words && words.textContent !== text) {
            words.textContent = text;
        }
    });
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const local = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' };
    show('.own', zone === box.dataset.zone ? '' : `${at.toLocaleString('en-GB', local)}, ${zone}`);
    const isPlanned = box.dataset.state.startsWith('Planned');
    const tick = () => {
        const seconds = Math.ceil((at.getTime() - Date.now() - skew) / 1000);
        const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
        const clock = [hours, minutes, seconds % 60].map(part => String(part).padStart(2, '0')).join(':');
        show('.left', !isPlanned ? '' : seconds <= 0 ? 'Now' : days > 0 ? `${days} d ${clock}` : clock);
    };
    tick();
    setInterval(tick, 1000);
    setInterval(async () => {
        try {
            const answer = await fetch(location.href, { cache: 'no-store' });
            const state = /data-state="([^"]*)"/.exec(await answer.text());
            if (answer.status !== 429 && state?.[1] !== box.dataset.state) {
                location.reload();
            }
        } catch {
            // The network is away for a moment.
        }
    }, 10000);
}
