// Copies a text with its formatting: a mail takes the first, a ticket the second.
export async function copyFormatted(html, plain) {
    await navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([plain], { type: 'text/plain' }),
    })]);
}
