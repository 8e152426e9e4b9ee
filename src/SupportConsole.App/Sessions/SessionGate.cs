using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SupportConsole.App.Sessions;

/// <summary>
/// Drops what the browser sends on a page whose session ended: nothing is done and nothing more is shown. It answers from memory,
/// since events must stay in order; acts read the row.
/// </summary>
internal sealed class SessionGate(SessionWatch watch) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        watch.RefreshAsync(cancellationToken);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        activity => watch.IsOver ? Task.CompletedTask : next(activity);
}
