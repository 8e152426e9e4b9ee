// Calls a method of the part that a box belongs to. The server may have taken the part away meanwhile: that is no fault.
export async function tell(box, server, method, ...values) {
    if (!box.isConnected) {
        return;
    }

    try {
        await server.invokeMethodAsync(method, ...values);
    } catch (fault) {
        if (box.isConnected) {
            throw fault;
        }
    }
}
