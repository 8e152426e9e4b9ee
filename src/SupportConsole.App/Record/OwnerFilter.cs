using SupportConsole.App.People;

namespace SupportConsole.App.Record;

/// <summary>
/// One person's connections and deadlines: those with the person's ID, and older ones that hold only a name, if nobody else has it.
/// </summary>
/// <param name="Id">As <see cref="StaffMember.Id"/>.</param>
public sealed record OwnerFilter(string Id, string Name)
{
    public static OwnerFilter Of(Actor actor) => new(actor.Id.ToString(), actor.Name);

    internal IQueryable<ConnectionRecord> Among(ConsoleDbContext context, IQueryable<ConnectionRecord> records) => records.Where(
        record => record.OwnerId == Id
            || (record.OwnerId == "" && record.Owner == Name && !context.Staff.Any(member => member.Name == Name && member.Id != Id)));
}
