using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Parts;
using SupportConsole.Federation;

namespace SupportConsole.App.Shell;

/// <summary>Catches an exception of a page and logs it with an ID that the user can quote.</summary>
public sealed partial class ConsoleErrorBoundary(ILogger<ConsoleErrorBoundary> logger) : ErrorBoundaryBase
{
    private string id = "";

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        id = Guid.NewGuid().ToString("N")[..10];
        Log.PageBroke(logger, exception, id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<ProblemAlert>(1);
        builder.AddComponentParameter(2, nameof(ProblemAlert.Problem),
            new Problem("This page failed because of a bug in the console.",
            $"Reload the page. If it fails again, give the team that runs the console this ID: {id}.")
            {
                NotLost = "Drafts are saved as you type, and running changes continue.",
            });
        builder.CloseComponent();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page failed; the engineer was shown the id {Id}")]
        public static partial void PageBroke(ILogger logger, Exception exception, string id);
    }
}
