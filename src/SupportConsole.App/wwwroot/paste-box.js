// What is typed, pasted, dropped or chosen goes to the server as a stream, once it has been still for a moment.
import { tell } from './tell.js';

const files = new WeakMap();

export function watch(box, server) {
    if (!box) {
        // The page took it away while this script was on its way.
        return;
    }

    const area = box.querySelector('textarea');
    const chooser = box.querySelector('input[type=file]');
    let timer = 0;
    const textChanged = delay => {
        clearTimeout(timer);
        timer = setTimeout(() => {
            files.delete(box);
            tell(box, server, 'ReceiveAsync', null, new Blob([area.value]).size);
        }, delay);
    };
    const take = file => {
        if (file) {
            files.set(box, file);
            tell(box, server, 'ReceiveAsync', file.name, file.size);
        }
    };
    // What was pasted before this script was there counts too.
    if (area.value !== '') {
        textChanged(0);
    }

    area.addEventListener('paste', () => textChanged(20));
    area.addEventListener('input', () => textChanged(400));
    chooser.addEventListener('change', () => { take(chooser.files[0]); chooser.value = ''; });
    box.addEventListener('dragover', event => { event.preventDefault(); box.classList.add('over'); });
    box.addEventListener('dragleave', () => box.classList.remove('over'));
    box.addEventListener('drop', event => {
        box.classList.remove('over');
        if (event.dataTransfer.files.length > 0) {
            event.preventDefault();
            take(event.dataTransfer.files[0]);
        }
    });
}

export function content(box) {
    return files.get(box) ?? new Blob([box.querySelector('textarea').value]);
}

export function clear(box) {
    files.delete(box);
    box.querySelector('textarea').value = '';
}
