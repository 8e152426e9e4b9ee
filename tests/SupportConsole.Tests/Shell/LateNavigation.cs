using Microsoft.AspNetCore.Components;

namespace SupportConsole.Tests.Shell;

/// <summary>A browser at the end of a slow line: the addresses that a page writes come back when the test says so, in their order.</summary>
internal sealed class LateNavigation : NavigationManager
{
    private readonly Queue<string> written = new();

    public LateNavigation(string address) => Initialize("http://localhost/", new Uri(new Uri("http://localhost/"), address).ToString());

    /// <summary>The address that the browser shows.</summary>
    public string Address => new Uri(Uri).PathAndQuery;

    /// <summary>How many addresses have not come back yet.</summary>
    public int Outstanding => written.Count;

    /// <summary>The next address comes back.</summary>
    public void Arrive()
    {
        Uri = written.Dequeue();
        NotifyLocationChanged(isInterceptedLink: false);
    }

    /// <summary>Somebody goes elsewhere by themselves: the way back, a link.</summary>
    public void GoElsewhere(string address)
    {
        Uri = ToAbsoluteUri(address).ToString();
        NotifyLocationChanged(isInterceptedLink: true);
    }

    protected override void NavigateToCore(string uri, NavigationOptions options) => written.Enqueue(ToAbsoluteUri(uri).ToString());
}
