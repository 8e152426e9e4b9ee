using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>The people who have signed in: connections are assigned to them.</summary>
public sealed class StaffDirectory(IDbContextFactory<ConsoleDbContext> contexts)
{
    public const string UnknownCode = "owner.unknown";

    public async Task<IReadOnlyList<StaffChoice>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await context.Staff.AsNoTracking().OrderBy(member => member.Name).ThenBy(member => member.Email)
            .ToListAsync(cancellationToken);
        var count = members.CountBy(member => member.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        string Text(StaffMember member) => count[member.Name] == 1 ? member.Name : Telling(member);
        return [.. members.Select(member => new StaffChoice(member.Id, member.Name, Text(member)))];
    }

    /// <summary>The person of an ID; a problem if nobody has it.</summary>
    internal static async Task<Result<StaffMember>> FindAsync(ConsoleDbContext context, string id, CancellationToken cancellationToken)
    {
        if (await context.Staff.FindAsync([id], cancellationToken) is { } member)
        {
            return member;
        }

        return new Problem("This person has never signed in.", "Choose an owner from the list.") { Code = UnknownCode };
    }

    /// <summary>The options of a field for the owner.</summary>
    public static IReadOnlyList<Option<string>> Options(IReadOnlyList<StaffChoice> staff) =>
        [new("", "Nobody"), .. staff.Select(choice => new Option<string>(choice.Id, choice.Text))];

    /// <summary>
    /// The option that an owner is: an older owner is only a name, and the person if exactly one has it. Otherwise the name itself.
    /// </summary>
    public static string Chosen(IReadOnlyList<StaffChoice> staff, string ownerId, string owner)
    {
        if (ownerId.Length > 0)
        {
            return ownerId;
        }

        var namesakes = staff.Where(choice => choice.Name == owner).Take(2).ToList();
        return namesakes is [var only] ? only.Id : owner;
    }

    private static string Telling(StaffMember member) => $"{member.Name} ({(member.Email.Length > 0 ? member.Email : member.Id)})";
}
