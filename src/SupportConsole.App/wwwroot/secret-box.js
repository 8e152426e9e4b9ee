// The secret stays in its field until the server asks for it, and then travels as a stream.
export function watch(box, server) {
    let timer = 0;
    box.querySelector('input').addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => server.invokeMethodAsync('TypedAsync'), 250);
    });
}

export function content(box) {
    return new Blob([box.querySelector('input').value]);
}

export function clear(box) {
    box.querySelector('input').value = '';
}
