namespace SupportConsole.App.Parts;

/// <summary>
/// Ends what a page has begun once somebody leaves it. A page that is left goes on until its next await, so unlike the token of a
/// <see cref="CancellationTokenSource"/> this one may be used after that.
/// </summary>
internal sealed class PageLife : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public PageLife() => Token = source.Token;

    public CancellationToken Token { get; }

    public void Dispose()
    {
        source.Cancel();
        source.Dispose();
    }
}
