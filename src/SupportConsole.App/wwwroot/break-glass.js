// The code stands behind the #, which browsers send to nobody: neither a proxy's log nor the history keeps it.
const field = document.querySelector("input[name=token]");
const code = location.hash.slice(1);
if (field && code) {
    field.value = code;
    history.replaceState(null, "", location.pathname);
}
