using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Reminders;

/// <summary>The texts of messages: edited by administrators, kept in versions, and used from the next message on.</summary>
public sealed class TemplateTests : ConsolePageTest
{
    private const MessageTemplateKind Secret = MessageTemplateKind.SecretReminder;
    private static readonly Actor Admin = new("Cleo Park", StaffRole.Administrator);

    private TemplateEditor Editor => Services.GetRequiredService<TemplateEditor>();

    private TemplateReader Reader => Services.GetRequiredService<TemplateReader>();

    public static TheoryData<MessageTemplateKind, string> Everything =>
    [
        .. TemplateCatalogue.All.SelectMany(template => TemplateCatalogue.Languages.Select(language => (template.Kind, language))),
    ];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_built_in_text_passes_its_own_check_and_its_preview_leaves_no_brace(MessageTemplateKind kind, string language)
    {
        var template = TemplateCatalogue.Of(kind);

        var preview = Services.GetRequiredService<TemplatePreview>().Of(kind, language, template.BuiltIn(language));

        Assert.Null(TemplateText.Check(template, template.BuiltIn(language), "Why.").First);
        Assert.DoesNotContain('{', preview.Subject + preview.Body);
        Assert.DoesNotContain("\n\n\n", preview.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void No_message_can_name_a_secret(MessageTemplateKind kind, string language)
    {
        var template = TemplateCatalogue.Of(kind);
        string[] names = ["secret", "client_secret", "client-secret", "password", "token", "key"];

        foreach (var name in names)
        {
            var typed = template.BuiltIn(language) with { Subject = $"Your {{{name}}}" };
            Assert.Equal("template.unknown", TemplateText.Check(template, typed, "Why.").Subject?.Code);
        }
    }

    [Theory]
    [InlineData("{connection} {expires} {steps} {expiry}", "template.unknown")]
    [InlineData("{connection} {expires} {steps} {}", "template.unknown")]
    [InlineData("{connection} {expires} {steps} {Steps}", "template.unknown")]
    [InlineData("{connection} {expires}", "template.missing")]
    [InlineData("{connection} {expires} {steps} steps}", "template.brace")]
    [InlineData("{connection} {expires} {steps} {steps", "template.brace")]
    [InlineData(" ", "template.empty")]
    public async Task A_text_with_a_wrong_or_missing_placeholder_is_refused_and_nothing_is_saved(string body, string code)
    {
        var saved = await Editor.SaveAsync(Secret, "en", 0, new MessageText("Subject", body), "Shorter.", Admin, Token);

        Assert.Equal(code, saved.Problem?.Code);
        Assert.Empty(await Reader.VersionsAsync(Secret, "en", Token));
    }

    [Fact]
    public async Task Versions_say_who_when_and_why_and_an_earlier_one_is_restored_as_a_new_one()
    {
        Assert.True((await SaveAsync(0, "One", "Shorter.")).IsOk);
        Assert.True((await SaveAsync(1, "Two", "Friendlier.")).IsOk);
        Assert.True((await Editor.RestoreAsync(Secret, "en", 2, 1, Admin, Token)).IsOk);
        Assert.True((await Editor.ResetAsync(Secret, "en", 3, Admin, Token)).IsOk);

        var versions = await Reader.VersionsAsync(Secret, "en", Token);

        Assert.Equal([4, 3, 2, 1], versions.Select(version => version.Number));
        Assert.Equal(["", "One", "Two", "One"], versions.Select(version => version.Subject));
        Assert.Equal(["Reset to the built-in text.", "Restored version 1.", "Friendlier.", "Shorter."], versions.Select(version => version.Reason));
        Assert.All(versions, version => Assert.Equal(("Cleo Park", Admin.Id.ToString()), (version.SavedBy, version.SavedById)));
        Assert.Equal([TemplateEditor.Saved, TemplateEditor.Saved, TemplateEditor.Restored, TemplateEditor.Reset], (await EntriesAsync()).Select(entry => entry.Action));
        Assert.Contains("One", (await EntriesAsync())[1].Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_opened_the_same_version_the_second_is_refused()
    {
        Assert.True((await SaveAsync(0, "One", "Shorter.")).IsOk);

        var second = await SaveAsync(0, "Two", "Longer.");

        Assert.Equal("template.moved", second.Problem?.Code);
        Assert.Single(await Reader.VersionsAsync(Secret, "en", Token));
    }

    [Fact]
    public async Task Each_message_has_the_text_that_was_current_when_it_was_written()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.AddAsync(Version(1, "We write to {greeting} about {connection}: {expires}. {steps}", isBuiltIn: false));
        await WriteToCustomerAsync(desk, "first-oidc");
        await desk.AddAsync(Version(2, "", isBuiltIn: true));
        await desk.DueAsync("second-oidc", 7, contact: "priya@acme.example");
        await desk.PassAsync(TimeSpan.FromHours(2));

        var messages = desk.Sender.Heard.Where(message => message.Kind == MessageKind.CustomerReminder).ToList();

        Assert.StartsWith("We write to Hello Priya about first-oidc: expires on ", messages[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("Hello Priya,\n\nThe client secret that ", messages[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brace_in_a_fact_stays_as_it_is()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.AddAsync(Version(1, "{customer} {connection} {expires} {steps}", isBuiltIn: false));

        await WriteToCustomerAsync(desk, "first-oidc", customer: "{steps} & Co");

        Assert.StartsWith("{steps} & Co first-oidc", desk.Sender.Heard.Single(message => message.Kind == MessageKind.CustomerReminder).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_is_wrong_at_the_field_and_keeps_what_was_typed()
    {
        SignIn(StaffRole.Administrator);
        var page = Show("en");
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#reason").InputAsync("Shorter.")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#body").InputAsync("Renew {conection}")));

        page.WaitForAssertion(() => Assert.Contains("{conection} is not a placeholder of this message.", page.Markup, StringComparison.Ordinal));
        await SaveAsync(page);

        Assert.Equal("Renew {conection}", page.Find("#body").GetAttribute("value") ?? page.Find("#body").TextContent);
        Assert.Empty(await Reader.VersionsAsync(Secret, "en", Token));
    }

    [Fact]
    public async Task An_administrator_saves_a_text_and_sees_it_in_the_preview_and_the_list()
    {
        SignIn(StaffRole.Administrator);
        var page = Show("de");
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#reason").InputAsync("Shorter.")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#subject").InputAsync("Neues Secret für {connection}")));

        page.WaitForAssertion(() => Assert.Contains("Neues Secret für acme-prod-oidc", page.Find("section[aria-label='Preview']").TextContent, StringComparison.Ordinal));
        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Version 1", page.Find("section[aria-label='Versions']").TextContent, StringComparison.Ordinal));
        var list = Open<TemplatesPage>("/messages/templates");
        list.WaitForAssertion(() => Assert.Contains("Version 1", list.Find("a[href='/messages/templates/SecretReminder/de']").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void An_engineer_sees_the_preview_and_no_editor()
    {
        var page = Show("en");

        page.WaitForAssertion(() => Assert.Contains("Only administrators can edit messages.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#body"));
        Assert.Contains("acme-prod-oidc", page.Find("section[aria-label='Preview']").TextContent, StringComparison.Ordinal);
    }

    private static MessageTemplateVersion Version(int number, string body, bool isBuiltIn) => new()
    {
        Id = Guid.NewGuid(),
        Kind = Secret,
        Language = "en",
        Number = number,
        IsBuiltIn = isBuiltIn,
        Subject = isBuiltIn ? "" : "A subject",
        Body = body,
        Reason = "Shorter.",
        SavedBy = "Cleo Park",
        SavedById = Admin.Id.ToString(),
        SavedAt = ReminderDesk.Begin,
    };

    private static async Task WriteToCustomerAsync(ReminderDesk desk, string name, string customer = "Acme")
    {
        var record = await desk.DueAsync(name, 7, Protocol.Oidc, contact: "priya@acme.example");
        await desk.AddAsync(new ContactAddress { Email = "priya@acme.example", TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin });
        await desk.RenameCustomerAsync(record.ClusterId, customer);
        await desk.WorkAsync();
    }

    /// <summary>Finds the button and presses it in one go: a field that was typed into may still be rendering.</summary>
    private static Task SaveAsync(IRenderedComponent<TemplatePage> page) =>
        page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Save").ClickAsync()));

    private IRenderedComponent<TemplatePage> Show(string language)
    {
        var page = Open<TemplatePage>(
            $"/messages/templates/SecretReminder/{language}",
            parameters => parameters.Add(shown => shown.Kind, "SecretReminder").Add(shown => shown.Language, language));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-label='Preview']")));
        return page;
    }

    private Task<Result<Done>> SaveAsync(int opened, string subject, string reason) =>
        Editor.SaveAsync(Secret, "en", opened, new MessageText(subject, "{connection} {expires} {steps}"), reason, Admin, Token);

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.Action.StartsWith("template.")).OrderBy(entry => entry.Id).ToListAsync(Token);
    }
}
