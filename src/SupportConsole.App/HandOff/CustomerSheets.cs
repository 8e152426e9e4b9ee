using System.Globalization;
using SupportConsole.Federation;

namespace SupportConsole.App.HandOff;

/// <summary>The three sheets that customers get: set up, rotate, and you are live.</summary>
public static class CustomerSheets
{
    private const string Us = "InfluxData Support";
    private const string Access = "All users who sign in through SSO have administrative access. You manage them in your identity provider.";

    public static CustomerSheet Of(SheetKind kind, HandOffSheet sheet, SheetContext context) => kind switch
    {
        SheetKind.SetUp => SetUp(sheet, context),
        SheetKind.Rotate => Rotate(sheet, context),
        SheetKind.Live => Live(sheet, context),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A sheet without words."),
    };

    public static string Name(SheetKind kind, Protocol protocol) => kind switch
    {
        SheetKind.SetUp => "Set up",
        SheetKind.Rotate => protocol == Protocol.Oidc ? "Rotate the secret" : "Rotate the certificate",
        _ => "You are live",
    };

    private static CustomerSheet SetUp(HandOffSheet sheet, SheetContext context)
    {
        var sections = new List<SheetSection> { Section("Copy these values exactly: sign-in fails if one character differs", sheet.Lines) };
        if (sheet.ProviderFields.Count > 0)
        {
            sections.Add(Section($"Field names in {sheet.Guide.NameForCustomer}", [.. sheet.ProviderFields]));
        }

        sections.Add(new SheetSection($"In {sheet.Guide.NameForCustomer}", [], sheet.Steps, []));
        if (MissingValues.Of(sheet, context) is { Count: > 0 } missing)
        {
            sections.Add(new SheetSection("What to send back", [], [], missing));
        }

        sections.Add(new SheetSection("Who gets access", [], [], [Access]));
        return new CustomerSheet(
            $"Set up SSO for {sheet.Customer} with {sheet.Guide.NameForCustomer}",
            Facts(context),
            sheet.IsHostInDoubt ? HandOffSheet.CheckTheHost : "",
            sections);
    }

    private static CustomerSheet Rotate(HandOffSheet sheet, SheetContext context)
    {
        var credential = sheet.Protocol == Protocol.Oidc ? "client secret" : "signing certificate";
        var points = new List<string>();
        if (context.ExpiresAt is { } expires)
        {
            points.Add($"The current {credential} expires on {Day(expires)}.");
        }

        points.Add(sheet.Protocol == Protocol.Oidc
            ? "Send the new secret through a secure channel, never in an email or a ticket."
            : "The certificate is public: you can send it by email, as PEM or as your metadata URL.");
        return new CustomerSheet(
            $"Rotate your {credential} for SSO with {sheet.Guide.NameForCustomer}",
            Facts(context),
            "",
            [
                new SheetSection($"In {sheet.Guide.NameForCustomer}", [], sheet.RotationSteps, []),
                new SheetSection("Keep in mind", [], [], points),
            ]);
    }

    private static CustomerSheet Live(HandOffSheet sheet, SheetContext context)
    {
        var users = context.Domains.Count > 0
            ? $"People with an email address at {string.Join(", ", context.Domains)} sign in with {sheet.Guide.NameForCustomer}."
            : $"Your people sign in with {sheet.Guide.NameForCustomer}.";
        var points = new List<string> { users, Access };
        if (context.ExpiresAt is { } expires)
        {
            points.Add(sheet.Protocol == Protocol.Oidc
                ? $"Your client secret expires on {Day(expires)}. Send us the next one before that day: sign-in stops when it expires."
                : $"Your signing certificate is valid until {Day(expires)}. Tell us before you switch to another one: the switch has to be made on both sides in the same minute.");
        }

        points.Add($"If sign-in fails, send the address of the error page to {Us}: it says what is wrong.");
        var sections = new List<SheetSection>();
        if (context.SignInAt.Length > 0)
        {
            sections.Add(Section("Sign in at", [("Address", context.SignInAt)]));
        }

        sections.Add(new SheetSection("Good to know", [], [], points));
        return new CustomerSheet($"SSO for {sheet.Customer} is live", Facts(context), "", sections);
    }

    private static SheetSection Section(string title, IReadOnlyList<(string Label, string Value)> values) => new(title, values, [], []);

    private static List<(string Label, string Value)> Facts(SheetContext context)
    {
        var facts = new List<(string Label, string Value)>();
        if (context.Contact.Length > 0)
        {
            facts.Add(("For", context.Contact));
        }

        facts.Add(("From", Us));
        if (context.Ticket.Length > 0)
        {
            facts.Add(("Ticket", context.Ticket));
        }

        if (context.Date is { } date)
        {
            facts.Add(("Date", date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)));
        }

        return facts;
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
