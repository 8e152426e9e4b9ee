using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>One message's text in one language: its preview, its versions and, for administrators, the editor.</summary>
public sealed partial class TemplatePage(TemplateReader reader, TemplateEditor editor, TemplatePreview preview, ActingPerson person)
{
    private MessageTemplate? template;
    private IReadOnlyList<MessageTemplateVersion>? versions;
    private Problem? problem;
    private string subject = "";
    private string body = "";
    private string reason = "";
    private bool isTried;
    private bool saved;
    private bool busy;

    [Parameter]
    public string Kind { get; set; } = "";

    [Parameter]
    public string Language { get; set; } = "";

    private TemplatePreview Preview => preview;

    private MessageText Typed => new(subject, body);

    private TemplateProblems Found => TemplateText.Check(template!, Typed, reason);

    private MessageTemplateVersion? Newest => versions is [var newest, ..] ? newest : null;

    private bool IsEdited => Newest is { IsBuiltIn: false };

    private MessageText Current =>
        Newest is { IsBuiltIn: false } edited ? new MessageText(edited.Subject, edited.Body) : template!.BuiltIn(Language);

    private bool IsChanged => Typed != Current;

    private string CurrentWords => IsEdited ? $"version {Newest!.Number}" : "built-in text";

    protected override async Task OnParametersSetAsync()
    {
        template = TemplateCatalogue.Find(Kind, Language);
        problem = null;
        saved = false;
        isTried = false;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (template is null)
        {
            return;
        }

        versions = await reader.VersionsAsync(template.Kind, Language, CancellationToken.None);
        subject = Current.Subject;
        body = Current.Body;
        reason = "";
    }

    private async Task SaveAsync()
    {
        isTried = true;
        if (Found.First is null)
        {
            await ActAsync(actor => editor.SaveAsync(template!.Kind, Language, Opened, Typed, reason, actor, CancellationToken.None));
        }
    }

    private Task RestoreAsync(int number) =>
        ActAsync(actor => editor.RestoreAsync(template!.Kind, Language, Opened, number, actor, CancellationToken.None));

    private Task ResetAsync() => ActAsync(actor => editor.ResetAsync(template!.Kind, Language, Opened, actor, CancellationToken.None));

    private int Opened => Newest?.Number ?? 0;

    private async Task ActAsync(Func<Actor, Task<Result<Done>>> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var done = await act(await person.GetAsync());
        (problem, saved) = (done.Problem, done.IsOk);
        if (done.IsOk)
        {
            isTried = false;
            await LoadAsync();
        }

        busy = false;
    }
}
