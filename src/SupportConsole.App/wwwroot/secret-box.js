// The secret stays in its field until the server asks for it, and then travels as a stream.
import { tell } from './tell.js';

const timers = new WeakMap();

export function watch(box, server) {
    if (!box) {
        // The page took it away while this script was on its way.
        return;
    }

    const field = box.querySelector('input');
    const typed = () => {
        clearTimeout(timers.get(box));
        timers.set(box, setTimeout(() => tell(box, server, 'TypedAsync'), 250));
    };
    field.addEventListener('input', typed);
    // What was typed before this script was there counts too.
    if (field.value !== '') {
        typed();
    }
}

// A byte goes ahead of the value: an empty stream is a fault to the server, and the value can be emptied at any time.
export function content(box) {
    return new Blob(['=', box.querySelector('input').value]);
}

export function clear(box) {
    clearTimeout(timers.get(box));
    box.querySelector('input').value = '';
}
