// The IANA name of the browser's time zone, such as Europe/Madrid.
export const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
