// The secret stays in its field until the server asks for it, and then travels as a stream.
export function watch(box, server) {
    let timer = 0;
    box.querySelector('input').addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => server.invokeMethodAsync('TypedAsync'), 250);
    });
}

// An empty stream is a fault to the server: nothing typed is null.
export function content(box) {
    const typed = box.querySelector('input').value;
    return typed === '' ? null : new Blob([typed]);
}

export function clear(box) {
    box.querySelector('input').value = '';
}
