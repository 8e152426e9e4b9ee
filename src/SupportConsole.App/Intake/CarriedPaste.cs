using SupportConsole.App.Parts;

namespace SupportConsole.App.Intake;

/// <summary>
/// What was pasted on one page and is wanted on the next: held in this circuit's memory only, for one page, and taken once. Never
/// in an address or the
/// browser's storage, since a secret may be in it.
/// </summary>
public sealed class CarriedPaste : IDisposable
{
    private PastedContent? carried;
    private string page = "";

    /// <summary>Carries a paste to the page at <paramref name="path"/>; what was carried before is forgotten.</summary>
    public void Carry(string path, PastedContent content)
    {
        Forget();
        (page, carried) = (Path(path), content with { Bytes = [.. content.Bytes] });
    }

    /// <summary>What is carried to this page; null where nothing is. Whatever it was, it is not carried on.</summary>
    public PastedContent? Take(string path)
    {
        var taken = carried is not null && page == Path(path) ? carried : null;
        if (taken is null)
        {
            Forget();
        }

        (carried, page) = (null, "");
        return taken;
    }

    public void Forget()
    {
        if (carried is not null)
        {
            Array.Clear(carried.Bytes);
        }

        (carried, page) = (null, "");
    }

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private static string Path(string path) => path.Split('?', '#')[0].Trim('/').ToLowerInvariant();
}
