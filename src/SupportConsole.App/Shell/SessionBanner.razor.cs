using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sessions;

namespace SupportConsole.App.Shell;

/// <summary>
/// Watches the session of an open page: it learns at once what this process does, and within seconds what the clock does.
/// </summary>
public sealed partial class SessionBanner(
    SessionWatch watch,
    ActingPerson person,
    NavigationManager navigation,
    TimeProvider time,
    ILogger<SessionBanner> logger) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly PageLife closed = new();
    private readonly SemaphoreSlim changed = new(0);
    private StaffRole? first;
    private StaffRole? lowered;
    private SessionEnd? end;

    private string SignIn => $"/sign-in?returnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}";

    public void Dispose()
    {
        watch.Changed -= Note;
        closed.Dispose();
        changed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        watch.Changed += Note;

        // The role that the page is rendered for: it may change before the first look.
        first = (await person.FindAsync())?.Role;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = PeriodicLoop.KeepAsync(
                Every,
                time,
                LookAsync,
                exception => Log.Failed(logger, exception),
                closed.Token,
                token => changed.WaitAsync(token));
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await watch.RefreshAsync(cancellationToken) is not { } view)
        {
            return;
        }

        first ??= view.Role;
        StaffRole? other = view.Role == first ? null : view.Role;
        if (view.End != end || other != lowered)
        {
            end = view.End;
            lowered = other;
            await InvokeAsync(StateHasChanged);
        }
    }

    private void Note() => changed.Release();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Whether a page's session is open could not be found out")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
