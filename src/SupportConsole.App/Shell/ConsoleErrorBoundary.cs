using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Parts;
using SupportConsole.Federation;

namespace SupportConsole.App.Shell;

/// <summary>Catches a page's bug: logs it with an id that the engineer can quote, and says what was not lost.</summary>
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
        builder.AddComponentParameter(2, nameof(ProblemAlert.Problem), new Problem("This page failed: a fault of the console, not of what you did.", $"Load the page again. If it happens again, quote {id} to the team that runs the console.")
        {
            NotLost = "Drafts are saved as you type, and a change once begun goes on by itself.",
        });
        builder.CloseComponent();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page failed; the engineer was shown the id {Id}")]
        public static partial void PageBroke(ILogger logger, Exception exception, string id);
    }
}
